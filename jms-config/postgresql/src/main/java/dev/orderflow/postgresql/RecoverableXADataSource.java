package dev.orderflow.postgresql;

import java.sql.SQLException;
import javax.sql.XAConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * The driver's XA data source with the same properties. Only its resources differ: {@link RecoverableXAResource}.
 */
public class RecoverableXADataSource extends PGXADataSource {

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return new RecoverableXAConnection(super.getXAConnection());
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return new RecoverableXAConnection(super.getXAConnection(user, password));
    }
}
