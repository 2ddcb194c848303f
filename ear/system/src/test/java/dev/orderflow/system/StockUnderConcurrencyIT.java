package dev.orderflow.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OrderflowRunning
class StockUnderConcurrencyIT {

    @Test
    @DisplayName("thirty customers want one of ten pieces at the same time: ten get it, twenty do not, nothing is oversold")
    void neverOversold(Shop shop) throws Exception {
        String sku = shop.sells("1.00", 10);

        List<String> orders = atTheSameTime(30, () -> shop.places(sku, 1, "tok_visa"));

        await("all are decided")
                .atMost(Duration.ofSeconds(60))
                .until(() -> orders.stream().map(shop::statusOf).noneMatch("PLACED"::equals));
        Map<String, Long> byStatus = orders.stream().map(shop::statusOf).collect(groupingBy(it -> it, counting()));
        assertThat(byStatus).isEqualTo(Map.of("CONFIRMED", 10L, "REJECTED", 20L));
        assertThat(shop.available(sku)).isZero();
        assertThat(shop.reserved(sku)).isEqualTo(10);
    }

    private static <T> List<T> atTheSameTime(int times, Callable<T> action) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<T>> results = threads.invokeAll(Stream.generate(() -> action).limit(times).toList());
            List<T> values = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        } finally {
            threads.shutdownNow();
        }
    }
}
