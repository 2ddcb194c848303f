package dev.orderflow.reconciliation.jms;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;

import dev.orderflow.events.Subscription;
import dev.orderflow.messaging.Broker;
import dev.orderflow.messaging.Said;
import dev.orderflow.reconciliation.Traffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Browses the queues of the subscriptions and of their dead letters, under the names of the broker's configuration.
 *
 * <p>A message that waits for its next attempt, or lies with a consumer already, is not seen by a browser; what it is about has to
 * be older than such a message can get.
 */
@ApplicationScoped
class SubscriptionQueues implements Traffic {

    /** Those whose listeners have a ledger. What waits for history changes no ledger, and must not hold up a repair. */
    private static final List<Subscription> SUBSCRIPTIONS = Arrays.stream(Subscription.values())
            .filter(subscription -> !subscription.module().equals("history"))
            .toList();

    @Inject
    Broker broker;

    @Override
    public Optional<Instant> oldestWaiting() {
        try (JMSContext context = broker.connect()) {
            return SUBSCRIPTIONS.stream()
                    .map(subscription -> firstSent(context, subscription))
                    .flatMap(Optional::stream)
                    .min(naturalOrder());
        }
    }

    /** Messages wait in the order in which they came; one that came by another protocol may not say when. */
    private static Optional<Instant> firstSent(JMSContext context, Subscription subscription) {
        try (QueueBrowser browser = context.createBrowser(
                context.createQueue(subscription.topic().address() + "::" + subscription.queue()))) {
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                long sent = ((Message) messages.nextElement()).getJMSTimestamp();
                if (sent > 0) {
                    return Optional.of(Instant.ofEpochMilli(sent));
                }
            }
            return Optional.empty();
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    @Override
    public Map<String, Set<String>> deadLettersAbout(Collection<String> orderIds) {
        String aboutThem = orderIds.stream()
                .map(id -> "'" + id.replace("'", "''") + "'")
                .collect(joining(", ", "ce_subject IN (", ")"));
        Map<String, Set<String>> found = new HashMap<>();
        try (JMSContext context = broker.connect()) {
            for (Subscription subscription : SUBSCRIPTIONS) {
                for (String orderId : subjects(context, "DLQ::" + subscription.deadLetterQueue(), aboutThem)) {
                    found.computeIfAbsent(orderId, it -> new HashSet<>()).add(subscription.queue());
                }
            }
        }
        return found;
    }

    private static Set<String> subjects(JMSContext context, String queue, String selector) {
        try (QueueBrowser browser = context.createBrowser(context.createQueue(queue), selector)) {
            Set<String> subjects = new HashSet<>();
            Enumeration<?> messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                subjects.add(Said.text((Message) messages.nextElement(), "ce_subject"));
            }
            return subjects;
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
