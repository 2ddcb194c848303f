package dev.orderflow.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Statements on the application's database, as part of the transaction that is under way, if one is. */
@ApplicationScoped
public class Statements {

    /** Makes something of one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads its columns. */
        T read(ResultSet row) throws SQLException;
    }

    @Inject
    Database database;

    /**
     * Each row that the query finds.
     *
     * @param parameters in the order of their question marks; an {@link Instant} is a {@code timestamptz}, a {@code long[]} an array
     *     of {@code bigint}, a {@code String[]} one of {@code text}, an {@code Instant[]}
     *     one of {@code timestamptz}
     * @throws IllegalStateException when the database refuses, or is away; the cause says which
     */
    public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed: " + e.getMessage(), e);
        }
    }

    /** Changes what the statement says, once for each array of parameters; these and errors as for {@link #query}. */
    public void updateAll(String sql, List<Object[]> parameters) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] one : parameters) {
                set(statement, one);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed: " + e.getMessage(), e);
        }
    }

    /** Changes what the statement says, and tells how many rows; parameters and errors as for {@link #query}. */
    public int update(String sql, Object... parameters) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed: " + e.getMessage(), e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        set(statement, parameters);
        return statement;
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, asSql(parameters[i], statement.getConnection()));
        }
    }

    private static Object asSql(Object value, Connection connection) throws SQLException {
        if (value instanceof Instant instant) {
            return Timestamp.from(instant);
        }
        if (value instanceof long[] numbers) {
            return connection.createArrayOf("bigint", LongStream.of(numbers).boxed().toArray());
        }
        if (value instanceof Instant[] moments) {
            return connection.createArrayOf("timestamptz", Stream.of(moments).map(Instant::toString).toArray());
        }
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        return value;
    }
}
