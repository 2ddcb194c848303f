package dev.orderflow.imports.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.imports.Import;
import dev.orderflow.imports.ImportState;
import dev.orderflow.imports.Imports;
import dev.orderflow.imports.Position;
import dev.orderflow.imports.RejectedLine;
import dev.orderflow.orders.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In SQL, because most of it is about locks and bytes. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class JdbcImports implements Imports {

    @Inject
    Statements statements;

    @Override
    public void add(Import begun) {
        statements.update(
                "insert into imports.import (id, state, lines, next_part, next_byte, next_line, accepted, rejected, lease_until,"
                        + " started_at, updated_at) values (?, ?, 0, ?, ?, ?, 0, 0, ?, ?, ?)",
                begun.id(), begun.state().name(), begun.next().part(), begun.next().offset(), begun.next().line(), begun.leaseUntil(),
                begun.startedAt(), begun.updatedAt());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<Import> find(String id) {
        return one("select * from imports.import where id = ?", id);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Import> page(String after, int limit) {
        if (after == null) {
            return statements.query(
                    "select * from imports.import order by started_at desc, id desc limit ?", JdbcImports::read, limit);
        }
        return statements.query(
                "select * from imports.import where (started_at, id) < (select started_at, id from imports.import where id = ?)"
                        + " order by started_at desc, id desc limit ?",
                JdbcImports::read,
                after, limit);
    }

    @Override
    public Optional<Import> lock(String id) {
        return one("select * from imports.import where id = ? for update", id);
    }

    @Override
    public Optional<Import> due(Instant now) {
        return one(
                "select * from imports.import where finished_at is null and state = 'RUNNING' and lease_until <= ?"
                        + " order by updated_at, id limit 1 for update skip locked",
                now);
    }

    @Override
    public void endLeasesOf(String node, Instant now) {
        statements.update(
                "update imports.import set lease_until = ? where id in (select id from imports.import where node = ?"
                        + " and finished_at is null and lease_until > ? for update skip locked)",
                now, node, now);
    }

    @Override
    public void uploads(String id, IdempotencyKey key) {
        statements.update("update imports.import set key_caller = ?, key_value = ? where id = ?", key.caller(), key.value(), id);
    }

    @Override
    public boolean isUploading(IdempotencyKey key, Instant since) {
        return !statements
                .query(
                        "select id from imports.import where finished_at is null and state = 'UPLOADING' and updated_at > ?"
                                + " and key_caller = ? and key_value = ?",
                        row -> row.getString("id"),
                        since, key.caller(), key.value())
                .isEmpty();
    }

    @Override
    public void save(Import changed) {
        statements.update(
                "update imports.import set state = ?, lines = ?, next_part = ?, next_byte = ?, next_line = ?, accepted = ?,"
                        + " rejected = ?, owner = ?, node = ?, lease_until = ?, uploaded_at = ?, updated_at = ?, finished_at = ?"
                        + " where id = ?",
                changed.state().name(), changed.lines(), changed.next().part(), changed.next().offset(), changed.next().line(),
                changed.accepted(), changed.rejected(), changed.owner().orElse(null), changed.node().orElse(null), changed.leaseUntil(),
                timestamp(changed.uploadedAt()), changed.updatedAt(), timestamp(changed.finishedAt()), changed.id());
    }

    @Override
    public void remove(String id) {
        statements.update("delete from imports.import where id = ?", id);
    }

    @Override
    public int removeUploadsBefore(Instant moment) {
        return statements
                .query(
                        "delete from imports.import where finished_at is null and state = 'UPLOADING' and updated_at < ? returning id",
                        row -> row.getString("id"),
                        moment)
                .size();
    }

    @Override
    public void addPart(String id, int number, byte[] content) {
        statements.update("insert into imports.part (import_id, number, content) values (?, ?, ?)", id, number, content);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<byte[]> part(String id, int number) {
        return statements
                .query(
                        "select content from imports.part where import_id = ? and number = ?",
                        row -> row.getBytes("content"),
                        id, number)
                .stream()
                .findFirst();
    }

    @Override
    public void removeParts(String id) {
        statements.update("delete from imports.part where import_id = ?", id);
    }

    @Override
    public void reject(String id, List<RejectedLine> lines) {
        if (!lines.isEmpty()) {
            statements.updateAll(
                    "insert into imports.rejected_line (import_id, line, message, content) values (?, ?, ?, ?)",
                    lines.stream().map(it -> new Object[] {id, it.line(), it.message(), it.content().orElse(null)}).toList());
        }
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<RejectedLine> rejected(String id, long afterLine, int limit) {
        return statements.query(
                "select line, message, content from imports.rejected_line where import_id = ? and line > ? order by line limit ?",
                row -> new RejectedLine(
                        row.getLong("line"), row.getString("message"), Optional.ofNullable(row.getString("content"))),
                id, afterLine, limit);
    }

    private Optional<Import> one(String sql, Object... parameters) {
        return statements.query(sql, JdbcImports::read, parameters).stream().findFirst();
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getString("id"),
                ImportState.valueOf(row.getString("state")),
                row.getLong("lines"),
                new Position(row.getInt("next_part"), row.getInt("next_byte"), row.getLong("next_line")),
                row.getLong("accepted"),
                row.getLong("rejected"),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getString("node")),
                row.getTimestamp("lease_until").toInstant(),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("uploaded_at")),
                row.getTimestamp("updated_at").toInstant(),
                instant(row.getTimestamp("finished_at")));
    }

    private static Optional<Instant> instant(Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    private static Timestamp timestamp(Optional<Instant> instant) {
        return instant.map(Timestamp::from).orElse(null);
    }
}
