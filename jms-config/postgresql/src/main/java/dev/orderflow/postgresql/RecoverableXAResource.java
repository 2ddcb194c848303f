package dev.orderflow.postgresql;

import java.sql.SQLException;
import java.util.Set;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * The driver's resource, but a lost connection is {@code XAER_RMFAIL} ("the resource manager is unavailable"), also when the server
 * said good-bye before it went.
 *
 * <p>The driver knows lost connections by the SQL states of class 08. A server that is shut down, or whose main process was
 * killed, ends its sessions with 57P01 instead, and the driver makes {@code XAER_RMERR} of that: "an error occurred in committing
 * the branch; the branch has been rolled back" (XA specification, xa_commit). Narayana believes it, notes a heuristic rollback and
 * never asks again, while the branch stays prepared in the database and keeps its locks.
 */
final class RecoverableXAResource implements XAResource {

    private static final String CONNECTION_EXCEPTION = "08";
    /** Shut down, crashed, starting up or stopping. */
    private static final Set<String> SERVER_AWAY = Set.of("57P01", "57P02", "57P03");

    private final XAResource resource;

    RecoverableXAResource(XAResource resource) {
        this.resource = resource;
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws XAException;
    }

    @FunctionalInterface
    private interface VoidCall {
        void make() throws XAException;
    }

    private static <T> T asking(Call<T> call) throws XAException {
        try {
            return call.make();
        } catch (XAException e) {
            if (e.errorCode == XAException.XAER_RMERR && isLostConnection(e.getCause())) {
                e.errorCode = XAException.XAER_RMFAIL;
            }
            throw e;
        }
    }

    private static void telling(VoidCall call) throws XAException {
        asking(() -> {
            call.make();
            return null;
        });
    }

    private static boolean isLostConnection(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith(CONNECTION_EXCEPTION) || SERVER_AWAY.contains(sql.getSQLState()));
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        telling(() -> resource.start(xid, flags));
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        telling(() -> resource.end(xid, flags));
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        return asking(() -> resource.prepare(xid));
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        telling(() -> resource.commit(xid, onePhase));
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        telling(() -> resource.rollback(xid));
    }

    @Override
    public void forget(Xid xid) throws XAException {
        telling(() -> resource.forget(xid));
    }

    @Override
    public Xid[] recover(int flag) throws XAException {
        return asking(() -> resource.recover(flag));
    }

    @Override
    public boolean isSameRM(XAResource other) throws XAException {
        return resource.isSameRM(other instanceof RecoverableXAResource wrapped ? wrapped.resource : other);
    }

    @Override
    public int getTransactionTimeout() throws XAException {
        return asking(resource::getTransactionTimeout);
    }

    @Override
    public boolean setTransactionTimeout(int seconds) throws XAException {
        return asking(() -> resource.setTransactionTimeout(seconds));
    }
}
