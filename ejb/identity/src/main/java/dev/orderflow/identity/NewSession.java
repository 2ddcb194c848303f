package dev.orderflow.identity;

/**
 * A session that has just begun.
 *
 * @param token for whom it was begun, and for nobody else; it is kept nowhere
 */
public record NewSession(String token, Session session) {

    @Override
    public String toString() {
        return session.toString();
    }
}
