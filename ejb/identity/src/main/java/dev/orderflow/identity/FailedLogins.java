package dev.orderflow.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many logins have failed lately: of a name at an address, at an address, and of a name at all of them. Each may fail a number of times
 * at once, and that number of times a minute.
 *
 * <p>Who guesses must not lock out whom the password belongs to. Hence the first of the three limits counts at one address only, and the
 * other two do not concern a name at an address where it was verified before.
 *
 * <p>A failure is counted after a password was hashed, of which there are some tens a second at most: what is forgotten for want of room
 * is older than a minute.
 */
final class FailedLogins {

    static final int OF_NAME_AT_ADDRESS = 10;
    static final int AT_ADDRESS = 30;
    static final int OF_NAME = 60;
    static final int MOST_KEPT = 10_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    /** Who has one address of version 6 has all that share the first half. */
    private static final int NETWORK_BYTES = 8;

    private record Pair(String name, String address) {}

    /** What has not been forgiven yet. */
    private record Tries(double count, Instant at) {

        private Tries now(Instant now, int limit) {
            double forgiven = (double) limit * Duration.between(at, now).toMillis() / PERIOD.toMillis();
            return new Tries(Math.max(0, count - forgiven), now);
        }
    }

    private final Clock clock;

    // Guarded by this.
    private final Map<Pair, Tries> ofNameAtAddress = bounded();
    private final Map<String, Tries> atAddress = bounded();
    private final Map<String, Tries> ofName = bounded();
    private final Map<Pair, Boolean> verified = bounded();

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /**
     * To be asked before anything is compared: what is answered faster or slower, or at all, is an answer.
     *
     * @throws TooManyFailedLogins when the next login has to wait
     */
    synchronized void mustNotBeTooMany(String name, String address) {
        Pair pair = pair(name, address);
        boolean tooMany = isFull(ofNameAtAddress, pair, OF_NAME_AT_ADDRESS)
                || !verified.containsKey(pair)
                        && (isFull(atAddress, pair.address(), AT_ADDRESS) || isFull(ofName, pair.name(), OF_NAME));
        if (tooMany) {
            throw new TooManyFailedLogins();
        }
    }

    /** A password was wrong, or the name one that nobody has. */
    synchronized void failed(String name, String address) {
        Pair pair = pair(name, address);
        count(ofNameAtAddress, pair, OF_NAME_AT_ADDRESS);
        count(atAddress, pair.address(), AT_ADDRESS);
        count(ofName, pair.name(), OF_NAME);
    }

    /** A password was right. */
    synchronized void succeeded(String name, String address) {
        verified.put(pair(name, address), true);
    }

    private <K> boolean isFull(Map<K, Tries> failures, K key, int limit) {
        Tries found = failures.get(key);
        return found != null && found.now(clock.instant(), limit).count() > limit - 1;
    }

    private <K> void count(Map<K, Tries> failures, K key, int limit) {
        Instant now = clock.instant();
        failures.merge(key, new Tries(1, now), (before, one) -> new Tries(before.now(now, limit).count() + 1, now));
    }

    private static Pair pair(String name, String address) {
        // Of names that nobody can have there are as many as somebody likes to send, of any length.
        return new Pair(UserName.isPossible(name) ? name : "", network(address));
    }

    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), bytes.length)).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
