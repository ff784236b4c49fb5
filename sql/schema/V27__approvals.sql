-- What one person proposes and another approves: bound to what was shown, done in the transaction of the approval.
CREATE TABLE approval (
  approval_id  BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind         VARCHAR(24)   NOT NULL COMMENT 'what is to be done; its room does it',
  subject      VARCHAR(120)  NOT NULL COMMENT 'business key of what it is about',
  content      VARCHAR(2000) NOT NULL COMMENT 'a line a figure, as it is shown to whoever decides',
  content_hash CHAR(64)      NOT NULL COMMENT 'SHA-256 of kind, subject and content',
  reason       VARCHAR(120)  NOT NULL,
  proposed_by  VARCHAR(255)  NOT NULL COMMENT 'subject of the token',
  proposed_at  DATETIME(3)   NOT NULL,
  state        VARCHAR(10)   NOT NULL,
  decided_by   VARCHAR(255)  NULL,
  decided_at   DATETIME(3)   NULL,
  outcome      VARCHAR(40)   NULL COMMENT 'what came of it, in the words of its room',
  KEY of_state (state, approval_id),
  CHECK (state IN ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
  CHECK (state = 'PROPOSED' OR decided_by IS NOT NULL),
  CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);
