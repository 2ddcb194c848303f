package dev.orderflow.postgresql;

import java.sql.SQLException;
import java.util.Set;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.postgresql.core.BaseConnection;
import org.postgresql.xa.PGXAConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * The driver's XA data source, except that a lost connection is {@code XAER_RMFAIL} ("the resource manager is unavailable") also
 * when the server said good-bye before it went.
 *
 * <p>The driver knows lost connections by the SQL states of class 08. A server that is shut down, or whose main process was
 * killed, ends its sessions with 57P01 instead, and the driver makes {@code XAER_RMERR} of that: "the branch has been rolled back"
 * (XA specification, xa_commit). Narayana believes it, notes a heuristic rollback and never asks again, while the branch stays
 * prepared in the database and keeps its locks.
 */
public class RecoverableXADataSource extends PGXADataSource {

    /** Shut down, crashed, starting up or stopping. */
    private static final Set<String> SERVER_AWAY = Set.of("57P01", "57P02", "57P03");

    /** As a server makes it. A batch of inserts is one statement with many rows: PostgreSQL begins and ends each statement. */
    public RecoverableXADataSource() {
        setReWriteBatchedInserts(true);
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return getXAConnection(getUser(), getPassword());
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return new Connection((BaseConnection) getConnection(user, password));
    }

    private static final class Connection extends PGXAConnection {

        private Connection(BaseConnection connection) throws SQLException {
            super(connection);
        }

        @Override
        public int prepare(Xid xid) throws XAException {
            try {
                return super.prepare(xid);
            } catch (XAException e) {
                throw unavailableIfAway(e);
            }
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            try {
                super.commit(xid, onePhase);
            } catch (XAException e) {
                throw unavailableIfAway(e);
            }
        }

        @Override
        public void rollback(Xid xid) throws XAException {
            try {
                super.rollback(xid);
            } catch (XAException e) {
                throw unavailableIfAway(e);
            }
        }

        private static XAException unavailableIfAway(XAException e) {
            if (e.getCause() instanceof SQLException cause && cause.getSQLState() != null && SERVER_AWAY.contains(cause.getSQLState())) {
                e.errorCode = XAException.XAER_RMFAIL;
            }
            return e;
        }
    }
}
