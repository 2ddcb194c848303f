package dev.orderflow.reconciliation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a suspect once more, and repairs it.
 *
 * <p>An enterprise bean, since a timer calls it: see the rule {@code ArchitectureRules.WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN}.
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
     * it waits for a decision. One that waited at the last look and is gone may be on its way again, where nobody sees it: the order
     * is given its time once more.
     *
     * @param heardUpTo all that happened before has been heard by everybody
     * @param deadLettersIn the subscriptions with dead letters about the order
     */
    public Optional<Repair> repair(String orderId, Instant heardUpTo, Set<String> deadLettersIn) {
        Optional<Suspect> taken = notes.take(orderId, heardUpTo);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Suspect suspect = taken.get();
        OrderAccount account = ledgers.lock(orderId);
        Optional<Remedy> remedy = account.remedy();
        if (remedy.isEmpty()) {
            notes.forget(orderId);
            return Optional.empty();
        }
        boolean held = isHeld(remedy.get(), deadLettersIn);
        if (account.lastChange().isAfter(heardUpTo.minus(patience.after()))) {
            notes.lookAgain(orderId, new Suspect(0, held || suspect.held()), account.lastChange().plus(patience.after()));
            return Optional.empty();
        }
        if (held || suspect.held()) {
            notes.lookAgain(orderId, new Suspect(suspect.repairs(), held), heardUpTo.plus(patience.after()));
            return Optional.empty();
        }
        remedies.apply(remedy.get(), orderId);
        return Optional.of(new Repair(account, remedy.get(), oneMore(orderId, suspect, heardUpTo)));
    }

    private int oneMore(String orderId, Suspect suspect, Instant heardUpTo) {
        int number = suspect.repairs() + 1;
        notes.lookAgain(orderId, new Suspect(number, suspect.held()), heardUpTo.plus(patience.afterRepairs(suspect.repairs())));
        return number;
    }

    /**
     * Whether a dead letter about the order stands in the way of the remedy. Two kinds do not. Dead letters of the orders module do not
     * keep an order from being given up: they are there because the orders module does not know the order. Dead letters of the topic
     * shipping do not keep OrderPlaced from being published again: their parcel was reported before the order was ready for it, and
     * OrderPlaced makes the order ready.
     */
    private static boolean isHeld(Remedy remedy, Set<String> deadLettersIn) {
        return deadLettersIn.stream().anyMatch(subscription -> switch (remedy) {
            case GIVE_UP -> !subscription.startsWith("orders.");
            case PLACED_AGAIN -> !subscription.endsWith(".shipping");
            default -> true;
        });
    }

    /** The repair failed: the order is looked at again later, so that it holds up no other. */
    public void postpone(String orderId, Instant heardUpTo) {
        notes.take(orderId, heardUpTo).ifPresent(suspect -> oneMore(orderId, suspect, heardUpTo));
    }
}
