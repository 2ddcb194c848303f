package dev.orderflow.operations;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a transaction manager gave to a branch (an Xid of X/Open XA).
 *
 * @param format      says which kind of transaction manager made it
 * @param transaction the global transaction, in hexadecimal digits: the same on database and broker
 * @param branch      the branch of it, in hexadecimal digits
 */
public record BranchId(int format, String transaction, String branch) {

    /** What PostgreSQL's driver makes of an Xid: {@code format_transaction_branch}, the latter two in Base64. */
    private static final Pattern IN_DATABASE = Pattern.compile("(-?\\d{1,10})_([A-Za-z0-9+/=]*)_([A-Za-z0-9+/=]*)");

    /** How the broker prints an Xid: the branch first, bytes as signed decimal numbers. */
    private static final Pattern IN_BROKER = Pattern.compile("bq:([-.\\d]*) formatID:(-?\\d{1,10}) gtxid:([-.\\d]*) ");

    /** The same Xid in the words of the broker's commands. */
    private static final Pattern ID_IN_BROKER = Pattern.compile("base64: (\\S+)");

    /** Narayana's format. It begins the global transaction with 28 bytes of its own; what follows is the name of the node. */
    private static final int NARAYANA = 131077;

    private static final int BYTES_BEFORE_NODE = 28;
    private static final Pattern NODE = Pattern.compile("\\p{Graph}+");

    /** Reads a {@code gid} of {@code pg_prepared_xacts}; empty where the driver did not make it. */
    public static Optional<BranchId> inDatabase(String gid) {
        Matcher matcher = IN_DATABASE.matcher(gid);
        try {
            return matcher.matches()
                    ? Optional.of(of(matcher.group(1), ofBase64(matcher.group(2)), ofBase64(matcher.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOfTheDriver) {
            return Optional.empty();
        }
    }

    /** Reads a line of the broker's {@code listPreparedTransactions}; empty where it has no Xid as we know it. */
    public static Optional<BranchId> inBroker(String line) {
        Matcher matcher = IN_BROKER.matcher(line);
        try {
            return matcher.find()
                    ? Optional.of(of(matcher.group(2), ofDecimals(matcher.group(3)), ofDecimals(matcher.group(1))))
                    : Optional.empty();
        } catch (NumberFormatException notAnXid) {
            return Optional.empty();
        }
    }

    /** What the broker's commands call the branch of such a line; the whole line, where it does not say. */
    public static String idInBroker(String line) {
        Matcher matcher = ID_IN_BROKER.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }

    private static BranchId of(String format, byte[] transaction, byte[] branch) {
        HexFormat hex = HexFormat.of();
        return new BranchId(Integer.parseInt(format), hex.formatHex(transaction), hex.formatHex(branch));
    }

    private static byte[] ofBase64(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] ofDecimals(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(text.split("\\.")).filter(number -> !number.isEmpty()).map(Byte::parseByte).forEach(bytes::write);
        return bytes.toByteArray();
    }

    /** The node whose recovery decides it: its {@code ORDERFLOW_NODE}. Empty where no WildFly made the transaction. */
    Optional<String> owner() {
        byte[] bytes = HexFormat.of().parseHex(transaction);
        if (format != NARAYANA || bytes.length <= BYTES_BEFORE_NODE) {
            return Optional.empty();
        }
        String node = new String(bytes, BYTES_BEFORE_NODE, bytes.length - BYTES_BEFORE_NODE, StandardCharsets.US_ASCII);
        return Optional.of(node).filter(name -> NODE.matcher(name).matches());
    }
}
