package dev.orderflow.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file of sample orders")
class SampleOrdersTest {

    /** In the repository; made by the command in {@link SampleOrders}, and gzip. */
    private static final Path SAMPLE = Path.of("../docs/sample-orders.csv.gz");
    private static final int ORDERS = 10_000;
    private static final long SEED = 2026;

    @Test
    @DisplayName("is made again, byte by byte, from its seed")
    void sameBytes() throws IOException {
        try (GZIPInputStream sample = new GZIPInputStream(Files.newInputStream(SAMPLE))) {
            assertThat(new String(sample.readAllBytes(), UTF_8)).isEqualTo(file(ORDERS, SEED));
        }
    }

    @Test
    @DisplayName("is another with another seed")
    void otherSeed() throws IOException {
        assertThat(file(100, 1)).isNotEqualTo(file(100, 2));
    }

    @Test
    @DisplayName("asks for products of the sample catalogue, each in its currency, in quantities that people buy")
    void products() throws IOException {
        Map<String, String> currencies = SampleCatalogue.products().stream()
                .collect(toMap(SampleCatalogue.SampleProduct::sku, SampleCatalogue.SampleProduct::currency));

        assertThat(orders()).allSatisfy(order -> {
            String[] values = order.split(",");
            assertThat(values).hasSize(4);
            assertThat(values[3].split(";")).hasSizeBetween(1, 6).allSatisfy(line -> {
                assertThat(currencies.get(line.substring(0, line.indexOf('*')))).isEqualTo(values[1]);
                assertThat(Integer.parseInt(line.substring(line.indexOf('*') + 1))).isBetween(1, 24);
            });
        });
    }

    @Test
    @DisplayName("has customers who come often, every product, both currencies, and a few declined cards")
    void realistic() throws IOException {
        assertThat(orders().stream().map(order -> order.split(",")[0]).distinct().count()).isBetween(1_500L, 2_500L);
        assertThat(orders().stream().map(order -> order.split(",")[1]).distinct()).containsExactlyInAnyOrder("EUR", "USD");
        assertThat(orders().stream().filter(order -> order.contains("tok_declined")).count()).isBetween(100L, 300L);
        assertThat(orders().stream().flatMap(order -> Arrays.stream(order.split(",")[3].split(";")))
                        .map(line -> line.substring(0, line.indexOf('*'))).distinct())
                .hasSameSizeAs(SampleCatalogue.products());
    }

    private static List<String> orders() throws IOException {
        return file(ORDERS, SEED).lines().skip(1).toList();
    }

    private static String file(int orders, long seed) throws IOException {
        StringWriter text = new StringWriter();
        SampleOrders.write(text, orders, seed);
        return text.toString();
    }
}
