package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.Sightings;
import dev.orderflow.settings.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In the table {@code seen}. */
@ApplicationScoped
@Transactional
class JdbcSightings implements Sightings {

    @Inject
    Statements statements;

    @Inject
    @ConfigProperty(name = Node.VARIABLE, defaultValue = Node.DEFAULT)
    String node;

    @Override
    public void begin(String subscription) {
        statements.update("delete from deadletters.seen where node = ? and subscription = ?", node, subscription);
    }

    @Override
    public Set<String> see(String subscription, Set<String> messageIds) {
        String[] ids = messageIds.toArray(String[]::new);
        statements.update(
                "insert into deadletters.seen (node, subscription, message_id) select ?, ?, unnest(?) on conflict do nothing",
                node, subscription, ids);
        return new TreeSet<>(statements.query(
                "select id from unnest(?) id where not exists (select 1 from deadletters.dead_letter"
                        + " where subscription = ? and message_id = id and state = 'DEAD')",
                row -> row.getString("id"),
                ids, subscription));
    }

    @Override
    public List<DeadLetter> unseen(String subscription, Instant diedBefore, int limit) {
        return statements.query(
                "select * from deadletters.dead_letter d where state = 'DEAD' and subscription = ? and dead_since < ? and not exists"
                        + " (select 1 from deadletters.seen s where s.node = ? and s.subscription = d.subscription"
                        + " and s.message_id = d.message_id) order by dead_since limit ? for update of d skip locked",
                JdbcCases::letter,
                subscription, diedBefore, node, limit);
    }
}
