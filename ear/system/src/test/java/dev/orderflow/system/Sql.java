package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A look into the tables, for what REST does not tell. */
public final class Sql {

    private final Credentials credentials;

    public Sql(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The number that a query yields. */
    public long count(String query, String... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The texts in the first column of what a query yields. */
    public List<String> texts(String query, String... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    public void executes(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Another operator, of that name, with the password of the one that the settings name. */
    void addsOperator(String name) throws SQLException {
        executes("insert into identity.app_user (name, password_hash, role)"
                + " select '" + name + "', password_hash, role from identity.app_user where role = 'operator' limit 1"
                + " on conflict do nothing");
    }

    private static PreparedStatement prepare(Connection connection, String query, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
    }
}
