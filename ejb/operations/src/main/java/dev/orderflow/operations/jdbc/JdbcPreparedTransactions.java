package dev.orderflow.operations.jdbc;

import dev.orderflow.database.Database;
import dev.orderflow.operations.BranchId;
import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.PreparedTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** As PostgreSQL lists them; a database that is silent is not waited for. */
@ApplicationScoped
class JdbcPreparedTransactions implements PreparedTransactions {

    private static final int QUERY_TIMEOUT_SECONDS = 2;
    private static final String PREPARED =
            "select gid, prepared from pg_prepared_xacts where database = current_database() order by prepared";

    @Inject
    Database database;

    @Override
    public List<PreparedBranch> all() {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(PREPARED)) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            return branches(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed: " + e.getMessage(), e);
        }
    }

    private static List<PreparedBranch> branches(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<PreparedBranch> found = new ArrayList<>();
            while (rows.next()) {
                String gid = rows.getString("gid");
                found.add(new PreparedBranch(Place.DATABASE, gid, BranchId.inDatabase(gid), rows.getTimestamp("prepared").toInstant()));
            }
            return found;
        }
    }
}
