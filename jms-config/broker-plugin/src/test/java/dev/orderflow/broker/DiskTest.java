package dev.orderflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiskTest {

    @Test
    @DisplayName("BROKER-P6 JMX takes it: the broker does not start where it is refused")
    void isAnMBean() throws Exception {
        MBeanServer server = MBeanServerFactory.newMBeanServer();
        ObjectName name = new ObjectName("test:component=disk");

        server.registerMBean(new Disk(null), name);

        assertThat(server.getMBeanInfo(name).getAttributes()).extracting("name").containsExactlyInAnyOrder("Full", "Free");
        assertThat(Modifier.isPublic(Disk.class.getModifiers())).as("the management calls it by reflection").isTrue();
    }
}
