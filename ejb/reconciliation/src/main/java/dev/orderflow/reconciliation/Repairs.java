package dev.orderflow.reconciliation;

import static java.util.stream.Collectors.toSet;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks at a suspect once more, and repairs it.
 *
 * <p>An enterprise bean, because a timer calls it: below a time-out method Payara does not enlist resources in a transaction that
 * {@code @Transactional} begins, and what is sent then is lost without a word. It does in one that the container begins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Repairs {

    @Inject
    Ledgers ledgers;

    @Inject
    Notes notes;

    @Inject
    Remedies remedies;

    @Inject
    Patience patience;

    /**
     * Repairs the order in a transaction of its own, unless it needs no repair any more, has changed lately, or a dead letter about
     * it waits for a decision.
     *
     * @param heardUpTo all that happened before has been heard by everybody
     * @param deadLettersIn the subscriptions with dead letters about the order
     */
    public Optional<Repair> repair(String orderId, Instant heardUpTo, Set<String> deadLettersIn) {
        OptionalInt earlier = notes.take(orderId, heardUpTo);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Books books = ledgers.lock(orderId);
        Optional<Remedy> remedy = books.remedy();
        if (remedy.isEmpty()) {
            notes.forget(orderId);
            return Optional.empty();
        }
        if (books.lastChange().isAfter(heardUpTo.minus(patience.after()))) {
            notes.lookAgain(orderId, 0, books.lastChange().plus(patience.after()));
            return Optional.empty();
        }
        if (!standingInTheWayOf(remedy.get(), deadLettersIn).isEmpty()) {
            notes.lookAgain(orderId, earlier.getAsInt(), heardUpTo.plus(patience.after()));
            return Optional.empty();
        }
        remedies.apply(remedy.get(), orderId);
        notes.lookAgain(orderId, earlier.getAsInt() + 1, heardUpTo.plus(patience.afterRepairs(earlier.getAsInt())));
        return Optional.of(new Repair(books, remedy.get(), earlier.getAsInt() + 1));
    }

    /**
     * What the orders module could not handle does not stand in the way of giving up an order that it does not know: it is why. Nor does
     * a parcel that it could not believe in stand in the way of what makes the order one that can be shipped.
     */
    private static Set<String> standingInTheWayOf(Remedy remedy, Set<String> deadLettersIn) {
        return deadLettersIn.stream()
                .filter(subscription -> switch (remedy) {
                    case GIVE_UP -> !subscription.startsWith("orders.");
                    case PLACED_AGAIN -> !subscription.endsWith(".shipping");
                    default -> true;
                })
                .collect(toSet());
    }

    /** The repair failed: the order is looked at again later, so that it holds up no other. */
    public void postpone(String orderId, Instant heardUpTo) {
        OptionalInt earlier = notes.take(orderId, heardUpTo);
        if (earlier.isPresent()) {
            notes.lookAgain(orderId, earlier.getAsInt() + 1, heardUpTo.plus(patience.afterRepairs(earlier.getAsInt())));
        }
    }
}
