package dev.orderflow.web.operations;

import dev.orderflow.database.Database;
import dev.orderflow.web.operations.PreparedBranch.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What is in doubt in the database of the application. */
@ApplicationScoped
class DatabaseFlow {

    private static final int QUERY_TIMEOUT_SECONDS = 2;
    private static final String PREPARED =
            "select gid, prepared from pg_prepared_xacts where database = current_database() order by prepared";

    @Inject
    Database database;

    /** Looks, oldest first. */
    List<PreparedBranch> look() throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(PREPARED)) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                List<PreparedBranch> found = new ArrayList<>();
                while (rows.next()) {
                    String gid = rows.getString("gid");
                    found.add(new PreparedBranch(Place.DATABASE, gid, BranchId.inDatabase(gid),
                            rows.getObject("prepared", OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        }
    }
}
