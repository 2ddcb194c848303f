package dev.orderflow.deadletters.jdbc;

import dev.orderflow.deadletters.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a filter says in SQL; each condition that is not needed is left out, so that the index for the others is found. */
final class Conditions {

    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    private Conditions(String first, Filter filter) {
        sql = new StringBuilder("where ").append(first);
        filter.subscription().ifPresent(it -> and("subscription = ?", it));
        filter.type().ifPresent(it -> and("type = ?", it));
        filter.cause().ifPresent(it -> and("cause = ?", it));
    }

    /** Those that lie in their queue. */
    static Conditions dead(Filter filter) {
        return new Conditions("state = 'DEAD'", filter);
    }

    /** All, also those that are done with. */
    static Conditions any(Filter filter) {
        return new Conditions("true", filter);
    }

    /** And this. */
    Conditions and(String condition, Object... parameters) {
        sql.append(" and ").append(condition);
        values.addAll(Arrays.asList(parameters));
        return this;
    }

    /** What the question marks stand for, with these behind them. */
    Object[] values(Object... behind) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(behind));
        return all.toArray();
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
