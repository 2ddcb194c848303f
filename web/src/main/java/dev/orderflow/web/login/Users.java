package dev.orderflow.web.login;

import dev.orderflow.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** All users of the application, table {@code identity.app_user}. */
@ApplicationScoped
class Users {

    @Inject
    Database database;

    Optional<User> find(String name) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select password_hash, role from identity.app_user where name = ?")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new User(name, row.getString("password_hash"), Role.named(row.getString("role"))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The users cannot be read.", e);
        }
    }

    /** Adds the user, or changes the password and the role of the one with this name. */
    void put(User user) {
        try (Connection connection = database.source().getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        "insert into identity.app_user (name, password_hash, role) values (?, ?, ?)"
                                + " on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role")) {
            upsert.setString(1, user.name());
            upsert.setString(2, user.passwordHash());
            upsert.setString(3, user.role().roleName());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The user " + user + " cannot be stored.", e);
        }
    }
}
