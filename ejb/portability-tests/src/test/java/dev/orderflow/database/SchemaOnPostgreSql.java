package dev.orderflow.database;

import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The schema of one module, as its scripts make it, in a PostgreSQL of a test's own. */
public final class SchemaOnPostgreSql implements AutoCloseable {

    private final Stack stack;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /** @param schema named as its module */
    public SchemaOnPostgreSql(String schema) {
        stack = Stack.in(Path.of(System.getProperty("portability.directory"), "schema-" + schema)).withPostgres().start();
        source.setUrl(stack.postgres().url());
        source.setUser(stack.credentials().get("db.user"));
        source.setPassword(stack.credentials().get("db.password"));
        Flyway.configure(SchemaOnPostgreSql.class.getClassLoader())
                .dataSource(source)
                .schemas(schema)
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
    }

    /** Connections of the module's user. */
    public DataSource source() {
        return source;
    }

    /** Statements that commit by themselves. */
    public Statements statements() {
        return StatementsOn.source(source);
    }

    @Override
    public void close() {
        stack.close();
    }
}
