package dev.orderflow.start;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Answers when the whole application has started. Not {@link Start} itself: WildFly waits for who is calling a bean before it destroys the
 * bean, and {@link Start} has to hear of its end where a start fails.
 */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Started {

    /** To be answered says it. */
    public void isSo() {
        // Nothing else is to be said.
    }
}
