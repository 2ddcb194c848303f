package dev.orderflow.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes files of orders for {@code POST /api/imports}, as the customers of the sample shop would place them: a few come often, some
 * products sell better than others, most orders are small, and now and then a card is declined. The same seed gives the same bytes, on
 * any machine ({@link Random} promises that).
 *
 * <p>{@code mvn -q -pl ear/launcher -am -Psample-orders package -DskipTests -Dorders=10000 -Dseed=2026 -Dfile=orders.csv}
 */
public final class SampleOrders {

    private static final String HEADER = "customerId,currency,paymentToken,lines";
    private static final int CUSTOMERS = 2_500;
    private static final int MOST_LINES = 6;

    private final Random random;
    private final List<SampleCatalogue.SampleProduct> inEuro;
    private final List<SampleCatalogue.SampleProduct> inOther;

    private SampleOrders(long seed) throws IOException {
        random = new Random(seed);
        var byCurrency = SampleCatalogue.products().stream().collect(partitioningBy(product -> product.currency().equals("EUR")));
        inEuro = byCurrency.get(true);
        inOther = byCurrency.get(false);
    }

    /** Arguments: the file, how many orders, the seed. */
    public static void main(String... arguments) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(Path.of(arguments[0]), UTF_8)) {
            write(file, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        }
    }

    /** Writes a header and so many orders. */
    static void write(Writer out, int orders, long seed) throws IOException {
        SampleOrders sample = new SampleOrders(seed);
        out.write(HEADER + "\n");
        for (int i = 0; i < orders; i++) {
            out.write(sample.order() + "\n");
        }
    }

    private String order() {
        List<SampleCatalogue.SampleProduct> shelf = inOther.isEmpty() || random.nextInt(20) > 0 ? inEuro : inOther;
        String customer = "c-" + (1 + skewed(CUSTOMERS));
        return customer + "," + shelf.get(0).currency() + "," + token() + "," + lines(shelf);
    }

    private String lines(List<SampleCatalogue.SampleProduct> shelf) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        int lines = 1 + skewed(MOST_LINES);
        for (int i = 0; i < lines; i++) {
            quantities.merge(shelf.get(skewed(shelf.size())).sku(), 1 + skewed(4), Integer::sum);
        }
        return quantities.entrySet().stream().map(line -> line.getKey() + "*" + line.getValue()).collect(joining(";"));
    }

    private String token() {
        int percent = random.nextInt(100);
        if (percent < 2) {
            return "tok_declined";
        }
        return percent < 4 ? "tok_slow_50" : "tok_visa";
    }

    /** A number from 0 up to, but without, the bound; the smaller the likelier. */
    private int skewed(int bound) {
        double uniform = random.nextDouble();
        return (int) (bound * uniform * uniform);
    }
}
