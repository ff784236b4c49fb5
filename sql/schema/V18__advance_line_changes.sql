-- Who changed a line, when and why, and how it stood after that. Rows are never changed.
CREATE TABLE advance_line_change (
  change_id   BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  line_id     SMALLINT UNSIGNED NOT NULL,
  change_kind ENUM('SUSPENDED', 'RESUMED', 'GRANTED') NOT NULL,
  granted     BIGINT            NOT NULL COMMENT 'cents',
  suspended   BOOLEAN           NOT NULL,
  reason      VARCHAR(120)      NOT NULL,
  changed_by  VARCHAR(255)      NOT NULL COMMENT 'subject of the token',
  changed_at  DATETIME(3)       NOT NULL,
  KEY of_line (line_id, change_id),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);
