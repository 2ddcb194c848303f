package dev.orderflow.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.orders.Money;
import dev.orderflow.orders.PlaceOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file format: a header, then a line for each order, UTF-8, commas, quotes as in RFC 4180, neither fewer nor more. A value in quotes
 * may have line breaks; as none of an order's may, it is rejected then, with its line, and nothing else is.
 *
 * <p>The column {@code lines} has the items, {@code SKU*quantity}, with semicolons between them: {@code BOOK-1*2;PEN-1*1}. A SKU with a
 * semicolon cannot be imported.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, Common Format and MIME Type for CSV Files</a>
 */
public final class OrderCsv {

    /** The first line of every file. */
    public static final String HEADER = "customerId,currency,paymentToken,lines";

    private static final List<String> COLUMNS = List.of(HEADER.split(","));
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}");

    private OrderCsv() {}

    /** An order, or everything that is wrong with the line; never both. */
    public record Read(Optional<PlaceOrder> order, List<String> errors) {

        private static Read wrong(String error) {
            return new Read(Optional.empty(), List.of(error));
        }
    }

    /**
     * Refuses what is not the first line of such a file.
     *
     * @throws NotAnOrderFile then
     */
    static void mustBeHeader(byte[] line) {
        List<String> names = text(line).flatMap(OrderCsv::values).orElse(List.of());
        if (!names.stream().map(String::strip).toList().equals(COLUMNS)) {
            throw new NotAnOrderFile("must be the line " + HEADER);
        }
    }

    /** The order in a line. */
    static Read read(byte[] line) {
        Optional<String> text = text(line);
        if (text.isEmpty()) {
            return Read.wrong("The line is not text in UTF-8.");
        }
        Optional<List<String>> values = values(text.get());
        if (values.isEmpty()) {
            return Read.wrong("The quotes of the line do not match: a value that has one is in quotes, and each in it is doubled.");
        }
        return values.get().size() == COLUMNS.size()
                ? order(values.get())
                : Read.wrong("The line has " + values.get().size() + " values instead of " + COLUMNS.size() + ".");
    }

    /** The values of a record, or empty where its quotes are not as they should be. */
    private static Optional<List<String>> values(String record) {
        CsvSyntax syntax = new CsvSyntax();
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < record.length(); i++) {
            switch (syntax.take(record.charAt(i))) {
                case TEXT -> value.append(record.charAt(i));
                case QUOTE -> {
                    // It is not part of the value.
                }
                case CELL_END, RECORD_END -> {
                    values.add(value.toString());
                    value.setLength(0);
                }
            }
        }
        values.add(value.toString());
        return syntax.isMalformed() || syntax.isOpen() ? Optional.empty() : Optional.of(values);
    }

    private static Read order(List<String> values) {
        List<String> errors = new ArrayList<>();
        String customerId = name("customerId", values.get(0), PlaceOrder.LONGEST_NAME, errors);
        Currency currency = currency(values.get(1).strip(), errors);
        String paymentToken = name("paymentToken", values.get(2), PlaceOrder.LONGEST_TOKEN, errors);
        List<PlaceOrder.Item> items = items(values.get(3), errors);
        return errors.isEmpty()
                ? new Read(Optional.of(new PlaceOrder(customerId, currency, paymentToken, items)), errors)
                : new Read(Optional.empty(), errors);
    }

    private static String name(String column, String value, int longest, List<String> errors) {
        String name = value.strip();
        if (name.isEmpty() || name.length() > longest || name.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(column + " must have 1 to " + longest + " characters, none of them a control character.");
        }
        return name;
    }

    private static Currency currency(String code, List<String> errors) {
        Optional<Currency> currency = Money.tender(code);
        if (currency.isEmpty()) {
            errors.add("currency must be the ISO 4217 code of a currency, such as EUR.");
        }
        return currency.orElse(null);
    }

    private static List<PlaceOrder.Item> items(String value, List<String> errors) {
        String[] texts = value.split(";", -1);
        if (texts.length > PlaceOrder.MOST_ITEMS) {
            errors.add("lines must have at most " + PlaceOrder.MOST_ITEMS + " items.");
            return List.of();
        }
        List<PlaceOrder.Item> items = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            item("lines[" + i + "]", texts[i].strip(), errors).ifPresent(items::add);
        }
        return items;
    }

    private static Optional<PlaceOrder.Item> item(String field, String text, List<String> errors) {
        int star = text.lastIndexOf('*');
        if (star < 0) {
            errors.add(field + " must be SKU*quantity, such as BOOK-1*2.");
            return Optional.empty();
        }
        int before = errors.size();
        String sku = name(field + ".sku", text.substring(0, star), PlaceOrder.LONGEST_NAME, errors);
        String quantity = text.substring(star + 1).strip();
        int pieces = QUANTITY.matcher(quantity).matches() ? Integer.parseInt(quantity) : 0;
        if (pieces < 1 || pieces > PlaceOrder.MOST_PIECES) {
            errors.add(field + ".quantity must be a whole number from 1 to " + PlaceOrder.MOST_PIECES + ".");
        }
        return errors.size() == before ? Optional.of(new PlaceOrder.Item(sku, pieces)) : Optional.empty();
    }

    /** What a line says; empty where it is not UTF-8. */
    static Optional<String> text(byte[] line) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
