package dev.orderflow.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/** Runs something in a transaction of its own. */
@ApplicationScoped
class OneTransaction {

    @Transactional(TxType.REQUIRES_NEW)
    <T> T of(Supplier<T> task) {
        return task.get();
    }
}
