package dev.orderflow.database;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What belongs to the transaction under way and ends with it (Jakarta Transactions 2.0, 4.3). */
@ApplicationScoped
public class CurrentTransaction {

    private TransactionSynchronizationRegistry registry;

    @PostConstruct
    void lookUp() {
        try {
            use(InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"));
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no TransactionSynchronizationRegistry (Jakarta Transactions 2.0, 4.3).", e);
        }
    }

    /** What is looked up in a server. */
    public void use(TransactionSynchronizationRegistry known) {
        registry = known;
    }

    /** What was put under the key, if it is of that type. */
    public <T> Optional<T> find(Object key, Class<T> type) {
        return Optional.ofNullable(registry.getResource(key)).filter(type::isInstance).map(type::cast);
    }

    /** Under which it is found until the transaction ends. */
    public void put(Object key, Object resource) {
        registry.putResource(key, resource);
    }

    /** Tells of its end, before which it may take part in it. */
    public void tell(Synchronization listener) {
        registry.registerInterposedSynchronization(listener);
    }
}
