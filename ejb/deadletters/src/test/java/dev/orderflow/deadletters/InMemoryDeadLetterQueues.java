package dev.orderflow.deadletters;

import dev.orderflow.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One queue for each of two subscriptions; what lies there is a JMS message id. */
class InMemoryDeadLetterQueues implements DeadLetterQueues {

    static final String PAYMENT = "payment.orders";
    static final String INVENTORY = "inventory.orders";

    /** What was sent, as {@code <subscription> <message>}; of an edit its body. */
    final List<String> sent = new ArrayList<>();

    private final Set<String> lying = new TreeSet<>();
    private final Set<String> notToBeLookedAt = new TreeSet<>();

    void lies(String subscription, String messageId) {
        lying.add(subscription + " " + messageId);
    }

    void isTakenByHand(String subscription, String messageId) {
        lying.remove(subscription + " " + messageId);
    }

    void cannotBeLookedAt(String subscription) {
        notToBeLookedAt.add(subscription);
    }

    boolean isEmpty() {
        return lying.isEmpty();
    }

    @Override
    public List<String> subscriptions() {
        return List.of(PAYMENT, INVENTORY);
    }

    @Override
    public List<DeadLetter> giveBack(String subscription, List<DeadLetter> letters) {
        List<DeadLetter> there = letters.stream().filter(this::remove).toList();
        there.forEach(letter -> sent.add(subscription + " " + letter.messageId()));
        return there;
    }

    @Override
    public boolean replace(DeadLetter letter, Event corrected, String body) {
        if (!remove(letter)) {
            return false;
        }
        sent.add(letter.subscription() + " " + body);
        return true;
    }

    @Override
    public boolean remove(DeadLetter letter) {
        return lying.remove(letter.subscription() + " " + letter.messageId());
    }

    @Override
    public boolean holds(DeadLetter letter) {
        return lying.contains(letter.subscription() + " " + letter.messageId());
    }

    @Override
    public void browse(String subscription, UnaryOperator<Set<String>> unknown, Consumer<Arrival> found) {
        if (notToBeLookedAt.contains(subscription)) {
            throw new IllegalStateException("The queue of " + subscription + " is away.");
        }
        Set<String> ids = new TreeSet<>();
        lying.stream()
                .filter(it -> it.startsWith(subscription + " "))
                .forEach(it -> ids.add(it.substring(subscription.length() + 1)));
        unknown.apply(ids).forEach(id -> found.accept(new Arrival(
                subscription, id, id, id, "OrderPlaced", "o-1", Optional.empty(), Instant.EPOCH, "{}", "{}")));
    }
}
