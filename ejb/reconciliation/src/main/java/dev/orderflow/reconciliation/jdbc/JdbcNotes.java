package dev.orderflow.reconciliation.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.reconciliation.Entry;
import dev.orderflow.reconciliation.Ledger;
import dev.orderflow.reconciliation.Notes;
import dev.orderflow.reconciliation.Suspect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In the tables {@code mark} and {@code suspect}. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class JdbcNotes implements Notes {

    @Inject
    Statements statements;

    @Override
    public Entry mark(Ledger ledger) {
        statements.update(
                "insert into reconciliation.mark (ledger, changed_at, order_id) values (?, ?, ?) on conflict (ledger) do nothing",
                ledger.name(), Entry.BEGINNING.changedAt(), Entry.BEGINNING.orderId());
        return statements.query(
                        "select changed_at, order_id from reconciliation.mark where ledger = ? for update",
                        row -> new Entry(row.getTimestamp("changed_at").toInstant(), row.getString("order_id")),
                        ledger.name())
                .get(0);
    }

    @Override
    public void moveMark(Ledger ledger, Entry to) {
        statements.update(
                "update reconciliation.mark set changed_at = ?, order_id = ? where ledger = ?",
                to.changedAt(), to.orderId(), ledger.name());
    }

    @Override
    public void suspect(String orderId, Instant lookAt) {
        statements.update(
                "insert into reconciliation.suspect (order_id, repairs, look_at) values (?, 0, ?) on conflict (order_id) do nothing",
                orderId, lookAt);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<String> due(Instant now, int limit) {
        return statements.query(
                "select order_id from reconciliation.suspect where look_at <= ? order by look_at, order_id limit ?",
                row -> row.getString("order_id"),
                now, limit);
    }

    @Override
    public Optional<Suspect> take(String orderId, Instant now) {
        return statements
                .query(
                        "select repairs, held from reconciliation.suspect where order_id = ? and look_at <= ? for update skip locked",
                        row -> new Suspect(row.getInt("repairs"), row.getBoolean("held")),
                        orderId, now)
                .stream()
                .findFirst();
    }

    @Override
    public void lookAgain(String orderId, Suspect suspect, Instant at) {
        statements.update(
                "update reconciliation.suspect set repairs = ?, held = ?, look_at = ? where order_id = ?",
                suspect.repairs(), suspect.held(), at, orderId);
    }

    @Override
    public void forget(String orderId) {
        statements.update("delete from reconciliation.suspect where order_id = ?", orderId);
    }
}
