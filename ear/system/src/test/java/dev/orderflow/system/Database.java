package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A look into the tables, for what REST does not tell. */
final class Database {

    private final Credentials credentials;

    Database(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The number that a query yields. */
    long count(String query, String... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void executes(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
    }
}
