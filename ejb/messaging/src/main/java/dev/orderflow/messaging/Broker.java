package dev.orderflow.messaging;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The way to the broker: the server's XA connection factory {@code jms/orderflow}.
 *
 * <p>Looked up once by its global name, because a resource reference would need a descriptor for each server.
 */
@ApplicationScoped
public class Broker {

    static final String CONNECTION_FACTORY = "jms/orderflow";

    private ConnectionFactory connections;

    @PostConstruct
    void lookUp() {
        try {
            connections = InitialContext.doLookup(CONNECTION_FACTORY);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The server has no JMS connection factory \"" + CONNECTION_FACTORY + "\"; see ear/docs/deploying.md.", e);
        }
    }

    /** A context from the pool; used inside a transaction, its work is part of that transaction. Close it at once. */
    public JMSContext connect() {
        return connections.createContext();
    }
}
