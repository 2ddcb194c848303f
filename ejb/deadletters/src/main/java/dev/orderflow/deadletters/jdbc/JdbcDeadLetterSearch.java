package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.Cases.Place;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetterSearch;
import dev.orderflow.deadletters.Filter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * Walks the index that the filter has, newest first, and looks into each; no index finds a piece of a stack without an extension of
 * PostgreSQL that not every server has.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class JdbcDeadLetterSearch implements DeadLetterSearch {

    /** So many dead letters a page looks at, and so many deliveries of each: those of a round. */
    static final int SEARCHED = 1_000;

    private static final int DELIVERIES = 5;
    private static final String NEWEST_FIRST = " order by dead_since desc, id desc";

    private static final String SAYS = " where strpos(lower(c.subscription || ' ' || c.type || ' ' || c.cause), lower(?)) > 0 or exists"
            + " (select 1 from (select root_cause, message, stack from deadletters.failed_delivery f where f.subscription = c.subscription"
            + " and f.message_key = c.message_key order by id desc limit " + DELIVERIES + ") f"
            + " where strpos(lower(f.root_cause || ' ' || f.message || ' ' || f.stack), lower(?)) > 0)";

    @Inject
    Statements statements;

    @Override
    public Found find(Filter filter, String text, Optional<Place> after, int limit) {
        Conditions wanted = Conditions.dead(filter);
        after.ifPresent(place -> wanted.and("(dead_since, id) < (?, ?)", place.deadSince(), place.id()));
        List<DeadLetter> found = statements.query(
                "select * from (" + JdbcCases.LETTER + wanted + NEWEST_FIRST + " limit " + SEARCHED + ") c" + SAYS
                        + NEWEST_FIRST + " limit ?",
                JdbcCases::letter,
                wanted.values(text, text, limit + 1));
        return found.size() > limit
                ? new Found(found.subList(0, limit), Optional.of(placeOf(found.get(limit - 1))))
                : new Found(found, lastSearched(wanted));
    }

    /** Empty where there were no more than that. */
    private Optional<Place> lastSearched(Conditions wanted) {
        return statements
                .query(
                        JdbcCases.LETTER + wanted + NEWEST_FIRST + " offset " + (SEARCHED - 1) + " limit 1", JdbcCases::letter,
                        wanted.values())
                .stream()
                .map(JdbcDeadLetterSearch::placeOf)
                .findFirst();
    }

    private static Place placeOf(DeadLetter letter) {
        return new Place(letter.deadSince(), letter.id());
    }
}
