package dev.orderflow.reconciliation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Goes through the ledgers and notes the orders on which they disagree. */
@Stateless // see Repairs
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Comparison {

    static final int PAGE = 500;

    @Inject
    Ledgers ledgers;

    @Inject
    Notes notes;

    /**
     * Compares the next page of a ledger, in a transaction of its own.
     *
     * <p>An order that has changed later, in whatever ledger, is passed over: its later change brings it up again.
     *
     * @param until nothing that changed later is looked at
     * @param lookAt when to look at what is noted
     * @param compared the orders that have been compared in this pass, each with all ledgers; those of the page are added
     * @return whether there may be more
     */
    public boolean nextPage(Ledger ledger, Instant until, Instant lookAt, Set<String> compared) {
        Entry mark = notes.mark(ledger);
        List<Entry> page = ledgers.changed(ledger, mark, until, PAGE);
        if (page.isEmpty()) {
            return false;
        }
        List<String> orders = page.stream().map(Entry::orderId).filter(it -> !compared.contains(it)).toList();
        ledgers.about(orders).stream()
                .filter(account -> !account.lastChange().isAfter(until))
                .filter(account -> account.remedy().isPresent())
                .forEach(account -> notes.suspect(account.orderId(), lookAt));
        notes.moveMark(ledger, page.get(page.size() - 1));
        compared.addAll(orders);
        return page.size() == PAGE;
    }
}
