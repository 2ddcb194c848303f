package dev.orderflow.identity;

/**
 * A user of the application.
 *
 * @param passwordHash what {@link jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash} generates; it has its parameters in it
 * @param disabled whether every login is refused
 * @param version another one after each change, never the same again
 */
public record User(String name, String passwordHash, Role role, boolean disabled, long version) {

    @Override
    public String toString() {
        return name + " (" + role.roleName() + (disabled ? ", disabled)" : ")");
    }
}
