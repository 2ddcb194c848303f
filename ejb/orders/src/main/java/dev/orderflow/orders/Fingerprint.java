package dev.orderflow.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** By what a request is recognised that is too large to be kept. */
public final class Fingerprint {

    private static final String ALGORITHM = "SHA-256";

    private Fingerprint() {}

    /** What to feed with the bytes of a request. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }

    /** The fingerprint of what it was fed with. */
    public static String of(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of all that is asked for, however it was written. */
    static String of(List<PlaceOrder> commands) {
        MessageDigest digest = digest();
        for (PlaceOrder command : commands) {
            add(digest, command.customerId());
            add(digest, command.currency().getCurrencyCode());
            add(digest, command.paymentToken());
            add(digest, command.items().size());
            for (PlaceOrder.Item item : command.items()) {
                add(digest, item.sku());
                add(digest, item.quantity());
            }
        }
        return of(digest);
    }

    /** With its length, or one text could borrow from the next. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }
}
