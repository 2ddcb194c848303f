package dev.orderflow.web.asyncapi;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The address without a slash at its end: servers would redirect to an absolute address, and behind a proxy to a wrong one. */
@WebServlet("/docs")
public class DocsServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/docs/index.html").forward(request, response);
    }
}
