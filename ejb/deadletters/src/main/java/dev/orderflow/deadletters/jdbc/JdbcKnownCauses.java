package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.KnownCauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** In the table {@code known_cause}. */
@ApplicationScoped
@Transactional
class JdbcKnownCauses implements KnownCauses {

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    /** Looks first: nearly all have a cause that is known, and need not wait for each other at its row. */
    @Override
    public void meet(DeadLetter letter) {
        statements.update(
                "insert into deadletters.known_cause (subscription, type, cause, dead_letter, first_seen, tries, next_try)"
                        + " select ?, ?, ?, ?, ?, 0, ? where not exists (select 1 from deadletters.known_cause"
                        + " where subscription = ? and type = ? and cause = ?) on conflict do nothing",
                letter.subscription(), letter.type(), letter.cause(), letter.id(), clock.instant(), clock.instant(),
                letter.subscription(), letter.type(), letter.cause());
    }

    @Override
    public Optional<Untold> due(Instant now) {
        return statements
                .query(
                        "select d.id, d.subscription, d.message_key, d.message_id, k.type, d.subject, k.cause, d.state, d.rounds,"
                                + " d.dead_since, d.happened_at, k.first_seen, k.tries from deadletters.known_cause k"
                                + " join deadletters.dead_letter d on d.id = k.dead_letter"
                                + " where k.told_at is null and k.next_try <= ? order by k.next_try limit 1 for update of k skip locked",
                        row -> new Untold(
                                JdbcCases.letter(row), row.getTimestamp("first_seen").toInstant(), row.getInt("tries")),
                        now)
                .stream()
                .findFirst();
    }

    @Override
    public void told(Untold cause, Instant now) {
        update("told_at = ?", cause, now);
    }

    @Override
    public void postpone(Untold cause, Instant next) {
        update("tries = tries + 1, next_try = ?", cause, next);
    }

    private void update(String what, Untold cause, Instant moment) {
        statements.update(
                "update deadletters.known_cause set " + what + " where subscription = ? and type = ? and cause = ?",
                moment, cause.letter().subscription(), cause.letter().type(), cause.letter().cause());
    }
}
