package dev.orderflow.portability.modules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** Looks past the modules at what is really stored. */
final class Sql {

    private Sql() {}

    /** Changes what the statement says. */
    static void execute(String statement, String... parameters) throws Exception {
        DataSource database = InitialContext.doLookup("jdbc/orderflow");
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }

    /** The first column of what the query finds, as text. */
    static List<String> find(String query, String... parameters) throws Exception {
        DataSource database = InitialContext.doLookup("jdbc/orderflow");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
