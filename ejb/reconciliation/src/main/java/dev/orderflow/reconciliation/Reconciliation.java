package dev.orderflow.reconciliation;

import static java.util.Comparator.naturalOrder;

import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One pass: compares what has changed and come to rest since the last pass, then looks at what disagrees.
 *
 * <p>Two nodes may do this at the same time; the notes keep them from doing the same.
 */
@ApplicationScoped
public class Reconciliation {

    private static final Logger LOG = System.getLogger(Reconciliation.class.getPackageName());

    /** In each ledger: a database with a million orders that nobody has compared yet is read in several passes. */
    static final int MOST_PAGES = 200;

    static final int MOST_REPAIRS = 200;

    @Inject
    Comparison comparison;

    @Inject
    Repairs repairs;

    @Inject
    Notes notes;

    @Inject
    Traffic traffic;

    @Inject
    PreparedTransactions prepared;

    @Inject
    Patience patience;

    @Inject
    Clock clock;

    /** Compares and repairs; each page and each repair is a transaction of its own. */
    public void pass() {
        Instant heardUpTo = heardUpTo();
        Set<String> compared = new HashSet<>();
        for (Ledger ledger : Ledger.values()) {
            compare(ledger, heardUpTo, compared);
        }
        List<String> due = notes.due(heardUpTo, MOST_REPAIRS);
        if (!due.isEmpty()) {
            Map<String, Set<String>> deadLetters = traffic.deadLettersAbout(due);
            due.forEach(orderId -> repair(orderId, heardUpTo, deadLetters.getOrDefault(orderId, Set.of())));
        }
    }

    /** What happened before this moment is neither waiting in a subscription nor in doubt: everybody has heard of it. */
    private Instant heardUpTo() {
        return Stream.of(Optional.of(clock.instant()), traffic.oldestWaiting(), oldestInDoubt())
                .flatMap(Optional::stream)
                .min(naturalOrder())
                .orElseThrow();
    }

    private Optional<Instant> oldestInDoubt() {
        return prepared.all().stream().map(PreparedBranch::since).min(naturalOrder());
    }

    private void compare(Ledger ledger, Instant heardUpTo, Set<String> compared) {
        Instant until = heardUpTo.minus(patience.after());
        int pages = 0;
        while (comparison.nextPage(ledger, until, heardUpTo, compared) && pages < MOST_PAGES) {
            pages++;
        }
    }

    private void repair(String orderId, Instant heardUpTo, Set<String> deadLettersIn) {
        try {
            repairs.repair(orderId, heardUpTo, deadLettersIn).ifPresent(Reconciliation::report);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, () -> "Not repaired: order=" + orderId, failure);
            repairs.postpone(orderId, heardUpTo);
        }
    }

    private static void report(Repair repair) {
        LOG.log(
                Level.WARNING,
                () -> (repair.remedy() == Remedy.NONE_KNOWN ? "Not repaired: order=" : "Repaired: order=") + repair.account().orderId()
                        + " missing=" + repair.remedy().missing()
                        + " by=" + repair.remedy().by()
                        + " number=" + repair.number()
                        + " (" + repair.account() + ")");
    }
}
