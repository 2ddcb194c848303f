package dev.orderflow.identity.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.orderflow.database.Statements;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.User;
import dev.orderflow.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In the table {@code app_user}. */
@ApplicationScoped
class JdbcUsers implements Users {

    private static final String USERS = "select name, password_hash, role, disabled, version from identity.app_user where ";

    @Inject
    Statements statements;

    @Override
    public Optional<User> find(String name) {
        return statements.query(USERS + "name = ?", JdbcUsers::user, name).stream().findFirst();
    }

    @Override
    public Optional<User> lock(String name) {
        return statements.query(USERS + "name = ? for update", JdbcUsers::user, name).stream().findFirst();
    }

    @Override
    public List<User> page(Optional<String> after, int limit) {
        return statements.query(USERS + "name > ? order by name limit ?", JdbcUsers::user, after.orElse(""), limit);
    }

    @Override
    public Map<String, Long> versions(Collection<String> names) {
        return statements
                .query(USERS + "name = any(?) and not disabled", JdbcUsers::user, (Object) names.toArray(String[]::new))
                .stream()
                .collect(toMap(User::name, User::version));
    }

    @Override
    public void put(User user) {
        statements.update(
                "insert into identity.app_user (name, password_hash, role, disabled) values (?, ?, ?, ?) on conflict (name) do update"
                        + " set password_hash = excluded.password_hash, role = excluded.role, disabled = excluded.disabled,"
                        + " version = excluded.version",
                user.name(), user.passwordHash(), user.role().roleName(), user.disabled());
    }

    @Override
    public void remove(String name) {
        statements.update("delete from identity.app_user where name = ?", name);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("password_hash"),
                Role.named(row.getString("role")),
                row.getBoolean("disabled"),
                row.getLong("version"));
    }
}
