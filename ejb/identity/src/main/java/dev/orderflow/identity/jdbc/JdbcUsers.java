package dev.orderflow.identity.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.User;
import dev.orderflow.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** In the table {@code app_user}. */
@ApplicationScoped
class JdbcUsers implements Users {

    @Inject
    Statements statements;

    @Override
    public Optional<User> find(String name) {
        return statements
                .query(
                        "select password_hash, role from identity.app_user where name = ?",
                        row -> new User(name, row.getString("password_hash"), Role.named(row.getString("role"))),
                        name)
                .stream()
                .findFirst();
    }

    @Override
    public void put(User user) {
        statements.update(
                "insert into identity.app_user (name, password_hash, role) values (?, ?, ?)"
                        + " on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role",
                user.name(), user.passwordHash(), user.role().roleName());
    }
}
