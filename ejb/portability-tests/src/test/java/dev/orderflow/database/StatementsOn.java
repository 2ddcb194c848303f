package dev.orderflow.database;

import javax.sql.DataSource;

/** Statements as the application makes them, on a database of a test's own, without a server. */
public final class StatementsOn {

    private StatementsOn() {}

    /** Each statement commits by itself. */
    public static Statements source(DataSource source) {
        Statements statements = new Statements();
        statements.database = new Database() {
            @Override
            public DataSource source() {
                return source;
            }
        };
        return statements;
    }
}
