"""Do learners who take part stay, or finish, more often? Compared from a landmark."""
