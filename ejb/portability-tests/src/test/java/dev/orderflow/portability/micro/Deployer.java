package dev.orderflow.portability.micro;

import fish.payara.micro.PayaraMicroRuntime;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Runs inside Payara Micro, which has no remote administration of its own: PUT deploys the body as the application that the
 * path names, DELETE takes it away, GET answers that the server is there.
 */
@WebServlet("/*")
public class Deployer extends HttpServlet {

    @Inject
    transient PayaraMicroRuntime server;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = application(request);
        server.deploy(name, name, request.getInputStream());
        // What deploy returns is true for a failed deployment, too.
        if (!server.getDeployedApplicationNames().contains(name)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.getWriter().print("the deployment failed");
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        server.undeploy(application(request));
    }

    private static String application(HttpServletRequest request) {
        return request.getPathInfo().substring(1);
    }
}
