package dev.orderflow.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Runs something in a transaction of its own. */
@ApplicationScoped
class OneTransaction {

    @Transactional(TxType.REQUIRES_NEW)
    void run(Runnable task) {
        task.run();
    }
}
