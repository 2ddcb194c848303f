package dev.orderflow.orders;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.events.Events;
import dev.orderflow.events.Events.Caused;
import dev.orderflow.orders.FirstRequest.What;
import dev.orderflow.orders.OrderInvalid.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Takes orders. */
@ApplicationScoped
public class OrderPlacement {

    @Inject
    Orders orders;

    @Inject
    Catalogue catalogue;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Stores the order and publishes {@code OrderPlaced}, in one transaction.
     *
     * @throws OrderInvalid when a product is unknown or sold in another currency; nothing is stored then
     */
    @Transactional
    public Order place(PlaceOrder command) {
        var skus = command.items().stream().map(PlaceOrder.Item::sku).collect(toSet());
        // Asking the catalogue enlists the database first, and two-phase commit goes in the order of enlistment.
        var prices = new PriceList(catalogue.findAll(skus));
        Order order = order(command, prices, clock.instant());
        orders.add(order);
        events.publish(order.asPlaced());
        return order;
    }

    /**
     * Stores all of the orders and publishes {@code OrderPlaced} for each, in one transaction and with few statements.
     *
     * @return the orders, in the order of the commands
     * @throws OrdersInvalid when any of them could not be placed alone; nothing is stored then
     */
    @Transactional
    public List<Order> placeAll(List<PlaceOrder> commands) {
        List<PlacementOutcome> outcomes = drafts(commands);
        var violations = new TreeMap<Integer, List<Violation>>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).order().isEmpty()) {
                violations.put(i, outcomes.get(i).violations());
            }
        }
        if (!violations.isEmpty()) {
            throw new OrdersInvalid(violations);
        }
        return store(outcomes);
    }

    /**
     * As {@link #placeAll}, but places those of the orders that can be placed, as a part of the transaction that is under way, and leaves
     * out the others.
     *
     * @return what came of each, in the order of the commands
     */
    @Transactional(TxType.MANDATORY)
    public List<PlacementOutcome> placeThoseThatCanBe(List<PlaceOrder> commands) {
        List<PlacementOutcome> outcomes = drafts(commands);
        store(outcomes);
        return outcomes;
    }

    private List<PlacementOutcome> drafts(List<PlaceOrder> commands) {
        var skus = commands.stream().flatMap(it -> it.items().stream()).map(PlaceOrder.Item::sku).collect(toSet());
        var prices = new PriceList(catalogue.findAll(skus));
        Instant now = clock.instant();
        return commands.stream().map(it -> draft(it, prices, now)).toList();
    }

    private static PlacementOutcome draft(PlaceOrder command, PriceList prices, Instant at) {
        try {
            return PlacementOutcome.placed(order(command, prices, at));
        } catch (OrderInvalid why) {
            return PlacementOutcome.refused(why);
        }
    }

    private static Order order(PlaceOrder command, PriceList prices, Instant at) {
        return Order.placed(UUID.randomUUID().toString(), command, prices, at);
    }

    private List<Order> store(List<PlacementOutcome> outcomes) {
        List<Order> placed = outcomes.stream().map(PlacementOutcome::order).flatMap(Optional::stream).toList();
        placed.forEach(orders::add);
        events.publishAll(placed.stream().map(Order::asPlaced).toList());
        return placed;
    }

    /**
     * Places the order unless this was done before under the same key; then it answers with the first order, as it was when it was
     * placed. The key is stored with the order: both are there or neither, whatever crashes.
     *
     * <p>That a repeat wants the same is seen by comparing it with the order, which keeps all that was asked for; how the request
     * was written does not matter.
     *
     * @throws KeyInUse when the first request is still in progress or in doubt
     * @throws KeyReused when the first request under the key was for another order
     * @throws OrderInvalid as {@link #place} does; the key is free then
     */
    @Transactional
    public Placement placeOnce(IdempotencyKey key, PlaceOrder command) {
        Optional<FirstRequest> earlier = keys.earlierOrTake(key);
        if (earlier.isPresent()) {
            return repeated(earlier.get(), key, command);
        }
        Order order = place(command);
        keys.remember(key, FirstRequest.forOrder(order.id()), order.placedAt());
        return new Placement(order, false);
    }

    /**
     * Places the orders of all requests in one transaction. Each request is judged by itself: what is refused keeps no other from being
     * placed. A request under a key that another one of the group has too is left open.
     */
    @Transactional
    public void placeTogether(PlacementGroup group) {
        List<PlacementRequest> requests = group.withoutRepeats();
        requests.forEach(this::answerRepeat);
        place(requests.stream().filter(PlacementRequest::isOpen).toList());
        group.workIsDone();
    }

    /** An exception would mark the transaction for rollback on its way out of another bean, so that it is only made here. */
    private void answerRepeat(PlacementRequest request) {
        request.key().ifPresent(key -> {
            boolean taken = keys.take(key);
            Optional<FirstRequest> earlier = keys.under(key);
            if (earlier.isPresent()) {
                request.answer(() -> repeated(earlier.get(), key, request.command()));
            } else if (!taken) {
                request.refuse(new KeyInUse(key));
            }
        });
    }

    private void place(List<PlacementRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        var skus = requests.stream().flatMap(it -> it.command().items().stream()).map(PlaceOrder.Item::sku).collect(toSet());
        // Asking the catalogue enlists the database first, and two-phase commit goes in the order of enlistment.
        var prices = new PriceList(catalogue.findAll(skus));
        Instant now = clock.instant();
        requests.forEach(it -> it.answer(() -> new Placement(order(it.command(), prices, now), false)));
        requests.forEach(it -> it.placed().ifPresent(orders::add));
        rememberKeys(requests, now);
        events.publishEach(requests.stream()
                .flatMap(it -> it.placed().map(order -> new Caused(order.asPlaced(), it.origin())).stream())
                .toList());
    }

    private void rememberKeys(List<PlacementRequest> requests, Instant at) {
        var firsts = new HashMap<IdempotencyKey, FirstRequest>();
        requests.forEach(it -> it.placed().ifPresent(order -> it.key().ifPresent(
                key -> firsts.put(key, FirstRequest.forOrder(order.id())))));
        if (!firsts.isEmpty()) {
            keys.rememberAll(firsts, at);
        }
    }

    private Placement repeated(FirstRequest earlier, IdempotencyKey key, PlaceOrder command) {
        String id = earlier.resultsFor(What.ORDER, "", key).get(0);
        Order first = orders.find(id)
                .orElseThrow(() -> new IllegalStateException("There is no order " + id + " although its key is taken."));
        if (!first.command().equals(command)) {
            throw new KeyReused(key);
        }
        return new Placement(first.asItWasPlaced(), true);
    }

    /**
     * Places all of the orders as {@link #placeAll} does, unless this was done before under the same key.
     *
     * @throws KeyInUse when the first request is still in progress or in doubt
     * @throws KeyReused when the first request under the key was for anything else
     * @throws OrdersInvalid as {@link #placeAll} does; the key is free then
     */
    @Transactional
    public BatchPlacement placeAllOnce(IdempotencyKey key, List<PlaceOrder> commands) {
        String fingerprint = Fingerprint.of(commands);
        Optional<FirstRequest> earlier = keys.earlierOrTake(key);
        if (earlier.isPresent()) {
            return new BatchPlacement(earlier.get().resultsFor(What.BATCH, fingerprint, key), true);
        }
        List<String> ids = placeAll(commands).stream().map(Order::id).toList();
        keys.remember(key, new FirstRequest(What.BATCH, fingerprint, ids), clock.instant());
        return new BatchPlacement(ids, false);
    }
}
