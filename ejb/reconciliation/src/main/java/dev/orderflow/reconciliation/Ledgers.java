package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What the modules have in their books. */
public interface Ledgers {

    /** At most {@code limit} entries of a ledger behind the given one, none that changed later than {@code until}. */
    List<Entry> changed(Ledger ledger, Entry after, Instant until, int limit);

    /** What the books say about these orders. */
    List<OrderAccount> about(Collection<String> orderIds);

    /** What the books say about the order, locked against changes until the transaction ends. */
    OrderAccount lock(String orderId);
}
