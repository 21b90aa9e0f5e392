"""Who is close, who has stalled, who graduates one badge short?"""
