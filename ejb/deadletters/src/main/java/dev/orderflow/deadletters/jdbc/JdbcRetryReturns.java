package dev.orderflow.deadletters.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.RetryReturns;
import dev.orderflow.deadletters.ReturnedLetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** In the table {@code retry_return}. */
@ApplicationScoped
@Transactional
class JdbcRetryReturns implements RetryReturns {

    @Inject
    Statements statements;

    @Override
    public void note(DeadLetter letter) {
        statements.update(
                "insert into deadletters.retry_return (retry_run, dead_letter) select retry_run, dead_letter from deadletters.action"
                        + " where dead_letter = ? and round = ? and retry_run is not null order by id desc limit 1",
                letter.id(), letter.rounds());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<ReturnedLetter> page(String run, long after, int limit) {
        return statements.query(
                "select r.id as return_id, d.* from deadletters.retry_return r join deadletters.dead_letter d on d.id = r.dead_letter"
                        + " where r.retry_run = ? and r.id > ? order by r.id limit ?",
                row -> new ReturnedLetter(row.getLong("return_id"), JdbcCases.letter(row)),
                run, after, limit);
    }

    private record Count(String run, long returned) {}

    @Override
    @Transactional(TxType.SUPPORTS)
    public Map<String, Long> count(Collection<String> runs) {
        return statements
                .query(
                        "select retry_run, count(*) as returned from deadletters.retry_return where retry_run = any(?) group by retry_run",
                        row -> new Count(row.getString("retry_run"), row.getLong("returned")),
                        (Object) runs.toArray(String[]::new))
                .stream()
                .collect(toMap(Count::run, Count::returned));
    }
}
