package dev.orderflow.simulation;

import dev.orderflow.database.Expectation;
import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.Reservations;
import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Warehouse;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.Listed;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.OrderSnapshot;
import dev.orderflow.orders.Orders;
import dev.orderflow.orders.Product;
import dev.orderflow.payment.Payment;
import dev.orderflow.payment.Payments;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.ShipmentSnapshot;
import dev.orderflow.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The ports to the database. Lists are for people and for the reconciliation; they are not asked for here. */
final class Tables {

    static final Rows<Order> ORDERS = new Rows<>(Order.class);
    static final Rows<Payment> PAYMENTS = new Rows<>(Payment.class);
    static final Rows<Reservation> RESERVATIONS = new Rows<>(Reservation.class);
    static final Rows<Stock> STOCK = new Rows<>(Stock.class);
    static final Rows<Shipment> SHIPMENTS = new Rows<>(Shipment.class);

    private Tables() {}

    static Stream<Rows<?>> all() {
        return Stream.of(ORDERS, PAYMENTS, RESERVATIONS, STOCK, SHIPMENTS);
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("Nobody asks for this here.");
    }

    @ApplicationScoped
    static class OrdersTable implements Orders {

        @Override
        public void lockAll(Collection<String> ids) {
            throw notAsked();
        }

        @Override
        public void add(Order order) {
            ORDERS.add(order.id(), order);
        }

        @Override
        public Optional<Order> find(String id) {
            return Optional.ofNullable(ORDERS.find(id));
        }

        @Override
        public Optional<Order> lock(String id) {
            return find(id);
        }

        @Override
        public OrderSnapshot stored(Order order) {
            return order.snapshot();
        }

        @Override
        public List<Order> findAll(Collection<String> ids) {
            throw notAsked();
        }

        @Override
        public List<Order> changed(Instant after, String afterId, Instant until, int limit) {
            throw notAsked();
        }

        @Override
        public int undecided(int most) {
            throw notAsked();
        }

        @Override
        public void giveUp(String id, Instant at) {
            throw notAsked();
        }

        @Override
        public boolean isGivenUp(String id) {
            return false;
        }

        @Override
        public List<Order> page(OrderFilter filter) {
            throw notAsked();
        }
    }

    /** Everything costs ten euros. */
    @ApplicationScoped
    static class CatalogueTable implements Catalogue {

        static final Currency EUR = Currency.getInstance("EUR");

        @Override
        public Optional<Product> find(String sku) {
            return Optional.of(new Product(sku, sku, BigDecimal.TEN, EUR));
        }

        @Override
        public Map<String, Product> findAll(Collection<String> skus) {
            Map<String, Product> found = new TreeMap<>();
            skus.forEach(sku -> found.put(sku, find(sku).orElseThrow()));
            return found;
        }

        @Override
        public List<Product> page(String after, int limit) {
            throw notAsked();
        }

        @Override
        public Listed put(Product product, Expectation expected) {
            throw notAsked();
        }
    }

    @ApplicationScoped
    static class KeysTable implements IdempotencyKeys {

        @Override
        public boolean take(IdempotencyKey key) {
            throw notAsked();
        }

        @Override
        public void await(IdempotencyKey key, Duration longest) {
            throw notAsked();
        }

        @Override
        public Optional<FirstRequest> under(IdempotencyKey key) {
            throw notAsked();
        }

        @Override
        public void rememberAll(Map<IdempotencyKey, FirstRequest> firsts, Instant at) {
            throw notAsked();
        }

        @Override
        public int forget(Instant before, int limit) {
            throw notAsked();
        }
    }

    @ApplicationScoped
    static class PaymentsTable implements Payments {

        @Override
        public void lockAll(Collection<String> orderIds) {
            throw notAsked();
        }

        @Override
        public Optional<Payment> lock(String orderId) {
            return Optional.ofNullable(PAYMENTS.find(orderId));
        }

        @Override
        public void add(Payment payment) {
            PAYMENTS.add(payment.orderId(), payment);
        }

        @Override
        public Optional<Payment> find(String orderId) {
            throw notAsked();
        }

        @Override
        public List<Payment> findAll(List<String> orderIds) {
            throw notAsked();
        }

        @Override
        public List<Payment> changed(Instant after, String afterOrderId, Instant until, int limit) {
            throw notAsked();
        }

        @Override
        public List<Payment> page(String after, int limit) {
            throw notAsked();
        }
    }

    @ApplicationScoped
    static class ReservationsTable implements Reservations {

        @Override
        public void lockAll(Collection<String> orderIds) {
            throw notAsked();
        }

        @Override
        public Optional<Reservation> lock(String orderId) {
            return Optional.ofNullable(RESERVATIONS.find(orderId));
        }

        @Override
        public List<Reservation> findAll(Collection<String> orderIds) {
            throw notAsked();
        }

        @Override
        public List<Reservation> changed(Instant after, String afterOrderId, Instant until, int limit) {
            throw notAsked();
        }

        @Override
        public void add(Reservation reservation) {
            RESERVATIONS.add(reservation.orderId(), reservation);
        }
    }

    @ApplicationScoped
    static class WarehouseTable implements Warehouse {

        @Override
        public void lockAll(Collection<String> skus) {
            throw notAsked();
        }

        @Override
        public Optional<Stock> find(String sku) {
            return Optional.ofNullable(STOCK.find(sku));
        }

        @Override
        public List<Stock> page(String after, int limit) {
            throw notAsked();
        }

        @Override
        public Map<String, Stock> lock(Collection<String> skus) {
            Map<String, Stock> locked = new TreeMap<>();
            skus.forEach(sku -> find(sku).ifPresent(stock -> locked.put(sku, stock)));
            return locked;
        }

        @Override
        public boolean addUnlessThere(Stock stock) {
            STOCK.add(stock.sku(), stock);
            return true;
        }
    }

    @ApplicationScoped
    static class ShipmentsTable implements Shipments {

        @Override
        public void lockAll(Collection<String> orderIds) {
            throw notAsked();
        }

        @Override
        public Optional<Shipment> lock(String orderId) {
            return Optional.ofNullable(SHIPMENTS.find(orderId));
        }

        @Override
        public Optional<Shipment> lockWithId(String id) {
            return SHIPMENTS.all().stream().filter(it -> it.id().equals(id)).findFirst().flatMap(it -> lock(it.orderId()));
        }

        @Override
        public Optional<Shipment> takePrepared(String orderId) {
            throw notAsked();
        }

        @Override
        public void add(Shipment shipment) {
            SHIPMENTS.add(shipment.orderId(), shipment);
        }

        @Override
        public Optional<Shipment> find(String orderId) {
            throw notAsked();
        }

        @Override
        public Optional<Shipment> withId(String id) {
            throw notAsked();
        }

        @Override
        public ShipmentSnapshot stored(Shipment shipment) {
            return shipment.snapshot();
        }

        @Override
        public List<Shipment> findAll(Collection<String> orderIds) {
            throw notAsked();
        }

        @Override
        public List<String> preparedBefore(Instant moment, int limit) {
            throw notAsked();
        }

        @Override
        public List<Shipment> changed(Instant after, String afterOrderId, Instant until, int limit) {
            throw notAsked();
        }

        @Override
        public List<Shipment> page(Optional<String> customerId, String after, int limit) {
            throw notAsked();
        }
    }
}
