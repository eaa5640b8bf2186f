package io.storycast.scheduler.access.security;

import io.storycast.scheduler.access.Sessions;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Spring Session's sessions, which every instance finds in PostgreSQL. */
@Component
class SpringSessions implements Sessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  SpringSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  @Override
  public void end(String name) {
    sessions.findByPrincipalName(name).keySet().forEach(sessions::deleteById);
  }
}
