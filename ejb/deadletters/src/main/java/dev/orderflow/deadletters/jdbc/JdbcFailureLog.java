package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.CauseText;
import dev.orderflow.deadletters.FailureCounts;
import dev.orderflow.messaging.FailedDelivery;
import dev.orderflow.messaging.FailureLog;
import dev.orderflow.messaging.Failures;
import dev.orderflow.settings.Node;
import dev.orderflow.settings.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In the table {@code failed_delivery}. */
@ApplicationScoped
class JdbcFailureLog implements FailureLog {

    @Inject
    Statements statements;

    @Inject
    FailureCounts counts;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = Node.VARIABLE, defaultValue = Node.DEFAULT)
    String node;

    /** @param log this, behind what begins and ends its transactions */
    void begin(@Observes Starting start, Failures failures, FailureLog log) {
        failures.keepIn(log);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void add(FailedDelivery delivery) {
        Throwable failure = delivery.failure();
        String cause = CauseText.of(failure);
        String key = CauseText.keepable(delivery.key());
        counts.count(delivery.subscription(), cause);
        statements.update(
                "insert into deadletters.failed_delivery (subscription, message_key, message_id, event_id, type, subject, attempt,"
                        + " failed_at, exception, message, root_cause, cause, stack, node) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)",
                delivery.subscription(), key, cut(delivery.messageId()), cut(delivery.eventId()), cut(delivery.type()),
                cut(delivery.subject()), delivery.attempt(), clock.instant(), cut(failure.getClass().getName()), CauseText.message(failure),
                CauseText.rootCause(failure), cause, CauseText.stack(failure), node);
        // Whichever case it belongs to may have come before it: what fails at commit is told a moment later. Then the cause may be a new
        // one.
        statements.update(
                "with told as (update deadletters.dead_letter set cause = ? where subscription = ? and message_key = ? and state = 'DEAD'"
                        + " and cause = ? returning id, subscription, type, cause)"
                        + " insert into deadletters.known_cause (subscription, type, cause, dead_letter, first_seen, tries, next_try)"
                        + " select distinct on (subscription, type, cause) subscription, type, cause, id, ?::timestamptz, 0, ?::timestamptz"
                        + " from told"
                        + " on conflict do nothing",
                cause, delivery.subscription(), key, JdbcCases.UNKNOWN_CAUSE, clock.instant(), clock.instant());
    }

    private static String cut(String text) {
        return text == null ? null : CauseText.cut(CauseText.keepable(text), CauseText.LONGEST);
    }
}
