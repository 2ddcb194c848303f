package dev.orderflow.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.orderflow.orders.PlaceOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file format: a header, then a line for each order, UTF-8, commas, quotes as in RFC 4180. A value has no line breaks, so that a
 * quote that is never closed spoils one line and not the file.
 *
 * <p>The column {@code lines} has the items, {@code SKU*quantity}, with semicolons between them: {@code BOOK-1*2;PEN-1*1}. A SKU with a
 * semicolon cannot be imported.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, Common Format and MIME Type for CSV Files</a>
 */
public final class OrderCsv {

    /** The first line of every file. */
    public static final String HEADER = "customerId,currency,paymentToken,lines";

    private static final int COLUMNS = 4;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,9}");
    private static final ObjectReader VALUES = new CsvMapper().readerForListOf(String.class);
    private static final Map<String, Currency> CURRENCIES =
            Currency.getAvailableCurrencies().stream().collect(toUnmodifiableMap(Currency::getCurrencyCode, it -> it));

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
        String header = text(line).orElse("");
        String plain = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
        if (!plain.strip().equals(HEADER)) {
            throw new NotAnOrderFile("must be the line " + HEADER);
        }
    }

    /** The order in a line. */
    static Read read(byte[] line) {
        Optional<String> text = text(line);
        if (text.isEmpty()) {
            return Read.wrong("The line is not text in UTF-8.");
        }
        try {
            List<String> values = VALUES.readValue(text.get().strip());
            return values.size() == COLUMNS
                    ? order(values)
                    : Read.wrong("The line has " + values.size() + " values instead of " + COLUMNS + ".");
        } catch (JsonProcessingException e) {
            return Read.wrong("The quotes of the line do not match.");
        }
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
        if (!CURRENCIES.containsKey(code)) {
            errors.add("currency must be the ISO 4217 code of a currency, such as EUR.");
        }
        return CURRENCIES.get(code);
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

    private static Optional<String> text(byte[] line) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
