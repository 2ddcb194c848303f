package dev.orderflow.identity;

/**
 * A user of the application.
 *
 * @param passwordHash what {@link jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash} generates; it has its parameters in it
 */
public record User(String name, String passwordHash, Role role) {

    @Override
    public String toString() {
        return name + " (" + role.roleName() + ")";
    }
}
